package org.rubra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rubra.audit.Volumes;

class VolumePictureTest {
    private static final Address LIST = Address.of("/audit", Map.of("row", List.of("RF-01")));

    private static Volumes.Part part(long all, Map<String, Long> byUrgency) {
        return new Volumes.Part("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z", all, byUrgency);
    }

    @Test
    void a_bar_is_as_high_as_its_share_of_the_highest_and_its_pieces_lie_upon_each_other() {
        VolumePicture picture = VolumePicture.of(
                new Volumes(List.of(
                        part(7, Map.of("emergency", 1L, "prompt", 3L, "routine", 3L)),
                        part(3, Map.of("self-care", 3L)))),
                LIST);

        List<VolumePicture.Piece> highest = picture.bars().get(0).pieces();
        assertThat(highest.stream().map(VolumePicture.Piece::urgency))
                .containsExactly("emergency", "prompt", "routine");
        assertThat(highest.get(2).y()).isZero();
        int foot = VolumePicture.HEIGHT;
        for (VolumePicture.Piece piece : highest) {
            assertThat(piece.y() + piece.height()).isEqualTo(foot);
            foot = piece.y();
        }
        assertThat(picture.bars().get(1).pieces().get(0).height()).isEqualTo(VolumePicture.HEIGHT * 3 / 7);
    }

    private static VolumePicture.Bar bar(String from, String to) {
        return VolumePicture.of(new Volumes(List.of(new Volumes.Part(from, to, 1, Map.of()))), LIST)
                .bars()
                .get(0);
    }

    @Test
    void times_are_said_as_finely_as_bars_need_to_be_told_apart() {
        assertThat(bar("2026-11-24T10:11:12.300Z", "2026-11-26T10:11:12.300Z").from())
                .isEqualTo("2026-11-24");
        assertThat(bar("2026-11-24T10:11:12.300Z", "2026-11-24T11:00:00Z").from())
                .isEqualTo("2026-11-24 10:11");
        assertThat(bar("2026-11-24T10:11:12.300Z", "2026-11-24T10:11:14Z").to()).isEqualTo("2026-11-24 10:11:14");
    }

    @Test
    void what_was_erased_is_counted_and_called_so() {
        VolumePicture picture = VolumePicture.of(new Volumes(List.of(part(4, Map.of("prompt", 1L)))), LIST);

        assertThat(picture.totals())
                .containsExactly(new VolumePicture.Total("prompt", 1), new VolumePicture.Total("erased", 3));
        assertThat(picture.counts(picture.bars().get(0))).containsExactly(1L, 3L);
    }

    @Test
    void nothing_recorded_is_no_bar() {
        VolumePicture picture = VolumePicture.of(new Volumes(List.of()), LIST);

        assertThat(picture.bars()).isEmpty();
        assertThat(picture.most()).isZero();
    }

    @Test
    void a_bar_leads_to_its_answers_with_the_other_filters_kept() {
        VolumePicture picture = VolumePicture.of(new Volumes(List.of(part(1, Map.of()))), LIST);

        assertThat(picture.bars().get(0).href())
                .isEqualTo("/audit?row=RF-01&from=2026-11-24T00%3A00%3A00Z&to=2026-11-25T00%3A00%3A00Z");
    }
}
