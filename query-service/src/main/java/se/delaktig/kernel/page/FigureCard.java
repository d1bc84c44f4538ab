package se.delaktig.kernel.page;

import org.jspecify.annotations.Nullable;

/**
 * A key figure as a card. All texts are already in the reader's language.
 *
 * @param key for ids; unique on the page
 * @param of what it is out of: {@code av 22 030 timmar}
 * @param explanation what it opens into
 */
public record FigureCard(
    String key,
    String name,
    String value,
    @Nullable String of,
    @Nullable Bar bar,
    @Nullable State state,
    Explanation explanation) {}
