package org.rubra.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.lang.reflect.Method;

/** A bar that grows on a terminal, and nothing at all elsewhere. */
final class Progress {
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final int all;
    private final boolean shown;
    private int done;
    private int drawn = -1;

    Progress(PrintWriter out, int all, boolean shown) {
        this.out = out;
        this.all = all;
        this.shown = shown;
    }

    /** Whether a person looks at the output of this process. */
    @SuppressWarnings("SystemConsoleNull") // what it is of newer versions is asked below
    static boolean isWatched() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Java 22 and later have a console where there is no terminal, and say so by a method of their own
            Method terminal = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(terminal.invoke(console));
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /** One more; from any thread. */
    synchronized void step() {
        done++;
        int length = all == 0 ? WIDTH : done * WIDTH / all;
        if (shown && length > drawn) {
            drawn = length;
            out.print("\r[" + "#".repeat(length) + " ".repeat(WIDTH - length) + "] " + done + " of " + all);
            out.flush();
        }
    }

    /** Clears the line. */
    void end() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH + 30) + "\r");
            out.flush();
        }
    }
}
