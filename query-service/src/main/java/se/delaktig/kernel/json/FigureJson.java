package se.delaktig.kernel.json;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Working;

/**
 * A figure as other programs get it.
 *
 * @param key which figure, the same for ever
 * @param value absent when nothing states it
 * @param of what it is measured against, in the same unit; absent where there is nothing
 * @param formula how it is computed, in words
 * @param ruleVersion the version of the project's rules; 0 when no rule takes part
 * @param position the last event it takes account of
 * @param counts what it counts, in parts that add up to it
 * @param leavesOut what it leaves out, and why
 * @param working how it comes of other values; absent where it is the sum of its parts
 */
public record FigureJson(
    String key,
    @Nullable BigDecimal value,
    @Nullable BigDecimal of,
    Figure.Unit unit,
    String formula,
    int ruleVersion,
    long position,
    List<Figure.Part> counts,
    List<Figure.LeftOut> leavesOut,
    @Nullable Working working) {}
