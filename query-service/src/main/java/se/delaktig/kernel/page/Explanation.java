package se.delaktig.kernel.page;

import org.jspecify.annotations.Nullable;

/**
 * How a figure came about. All texts are already in the reader's language.
 *
 * @param formula in words
 * @param parts what it counts, down to the sum; absent where it is no sum of parts
 * @param working how it is computed, down to the outcome; absent where it is a sum of parts
 * @param check whether it all comes out at the figure
 * @param leftOut what it leaves out and why; absent where it leaves out nothing
 * @param basis under which rules, and up to where in the log
 */
public record Explanation(
    String formula,
    @Nullable DataTable parts,
    @Nullable DataTable working,
    State check,
    @Nullable DataTable leftOut,
    String basis) {}
