package org.rubra;

import org.junit.jupiter.api.Test;

class FirstTest {
    @Test
    void a() {}
}
