package org.rubra.table;

import java.util.List;
import org.rubra.vocabulary.Problem;

/** What refreshing the looks of a workbook came to. */
public sealed interface Refresh {

    /** What is wrong with the workbook, whatever it looks like; cells with a problem are left just as they are. */
    List<Problem> problems();

    /** It looks as it should. */
    record UpToDate(List<Problem> problems) implements Refresh {}

    /** It looked otherwise; this is it with the looks it should have. */
    record Refreshed(byte[] bytes, List<Problem> problems) implements Refresh {}

    /** No table can be made out in it, so nothing was done. */
    record Refused(List<Problem> problems) implements Refresh {}
}
