package org.rubra.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditAccessTest {
    /** All of a request that matters here. */
    private static HttpServerRequest request(String from, String host, Map<String, String> headers) {
        return request(from, host, headers, HttpVersion.HTTP_1_1);
    }

    private static HttpServerRequest request(
            String from, String host, Map<String, String> headers, HttpVersion version) {
        Map<String, Object> answers = Map.of(
                "remoteAddress", SocketAddress.inetSocketAddress(4711, from),
                "authority", HostAndPort.create(host, 8080),
                "version", version,
                "headers", MultiMap.caseInsensitiveMultiMap().addAll(headers));
        return (HttpServerRequest) Proxy.newProxyInstance(
                HttpServerRequest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }

    private static boolean sees(String setting, HttpServerRequest request) {
        return new AuditAccess(setting).refusal(request).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1"})
    void local_shows_the_record_to_this_machine(String address) {
        assertThat(sees("local", request(address, "localhost", Map.of("Accept", "*/*"))))
                .isTrue();
        assertThat(sees("local", request(address, "127.0.0.1", Map.of()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "192.168.1.1", "2001:db8::1", "1.127.0.0", "128.0.0.1"})
    void local_shows_it_to_no_other_machine(String address) {
        assertThat(new AuditAccess("local").refusal(request(address, "localhost", Map.of())))
                .hasValueSatisfying(why -> assertThat(why).contains("RUBRA_AUDIT=open"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "x-forwarded-proto",
                "X-Real-IP",
                "Via",
                "CF-Connecting-IP",
                "X-Original-For"
            })
    void local_does_not_take_a_proxy_for_the_one_who_asks(String header) {
        assertThat(sees("local", request("127.0.0.1", "localhost", Map.of(header, "10.0.0.7"))))
                .isFalse();
    }

    @Test
    void local_does_not_take_a_proxy_that_says_nothing_of_itself_for_the_one_who_asks() {
        assertThat(sees("local", request("127.0.0.1", "127.0.0.1", Map.of(), HttpVersion.HTTP_1_0)))
                .isFalse();
    }

    @Test
    void local_does_not_answer_a_page_whose_name_was_made_to_mean_this_machine() {
        assertThat(sees("local", request("127.0.0.1", "evil.example", Map.of())))
                .isFalse();
    }

    @Test
    void open_shows_it_to_everyone_and_off_to_nobody() {
        assertThat(sees("open", request("10.0.0.7", "rubra.example", Map.of("Via", "1.1 proxy"))))
                .isTrue();
        assertThat(new AuditAccess("off").refusal(request("127.0.0.1", "localhost", Map.of())))
                .hasValueSatisfying(why -> assertThat(why).contains("RUBRA_AUDIT=local"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Local", "true", "opne"})
    void anything_else_is_refused_at_the_start(String word) {
        assertThatThrownBy(() -> new AuditAccess(word))
                .hasMessage("rubra.audit   found \"" + word + "\"; expected local, open or off");
    }
}
