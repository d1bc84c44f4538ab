package se.delaktig.kernel.page;

import org.jspecify.annotations.Nullable;

/**
 * A chart drawn from the table beside it, so that the two cannot differ.
 *
 * @param kind {@code line} for actual against plan over time, {@code bar} for pace against need
 * @param unit after the figures: {@code h}
 * @param conclusion what the chart shows, in words, for those who do not see it
 * @param gap the distance between the first two lines in words, where it is worth saying
 * @param table with the series' columns marked by {@link DataTable.Column#drawnAs}
 */
public record Chart(
    String kind, String unit, String conclusion, @Nullable String gap, DataTable table) {}
