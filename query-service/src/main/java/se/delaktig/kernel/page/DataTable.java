package se.delaktig.kernel.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table as data, so that all look and read alike: the first column heads the rows, figures stand
 * to the right, and on a phone each row becomes a block. All texts are already in the reader's
 * language.
 */
public final class DataTable {
  private final String id;
  private final String caption;
  private final List<Column> columns;
  private final List<Row> rows = new ArrayList<>();
  private boolean captionShown;
  private boolean tight;
  private boolean phoneLines;
  private @Nullable Row sum;

  private DataTable(String id, String caption, List<Column> columns) {
    this.id = id;
    this.caption = caption;
    this.columns = List.copyOf(columns);
  }

  /**
   * @param id the element's; unique on the page
   * @param caption what the table tells, for those who hear it
   */
  public static DataTable of(String id, String caption, Column... columns) {
    return new DataTable(id, caption, List.of(columns));
  }

  /** Adds a row; the first cell heads it. */
  public DataTable row(Cell... cells) {
    rows.add(row(cells.length, List.of(cells), null));
    return this;
  }

  /** Adds a row with a line that stands under it on a phone, in place of the wide columns. */
  public DataTable row(String onPhone, Cell... cells) {
    rows.add(row(cells.length, List.of(cells), onPhone));
    phoneLines = true;
    return this;
  }

  /**
   * Leads the row that was added last to the page where every figure in it is explained: from its
   * name, or beside it where that leads somewhere already.
   *
   * @param address absent where there is nothing behind the row that the reader may see
   */
  public DataTable opens(@Nullable String address) {
    Row last = rows.removeLast();
    rows.add(new Row(last.cells(), last.onPhone(), address));
    return this;
  }

  /** The row under the line. */
  public DataTable sum(Cell... cells) {
    sum = row(cells.length, List.of(cells), null);
    return this;
  }

  /** Leads the row under the line to the page where its figures are explained. */
  public DataTable sumOpens(String address) {
    Row under = Objects.requireNonNull(sum, "there is no row under the line");
    sum = new Row(under.cells(), under.onPhone(), address);
    return this;
  }

  /** The row under the line, with its line for a phone. */
  public DataTable sum(String onPhone, Cell... cells) {
    sum = row(cells.length, List.of(cells), onPhone);
    return this;
  }

  /** Shows the caption to all. */
  public DataTable withCaption() {
    captionShown = true;
    return this;
  }

  /** Less air, for a table beside a chart. */
  public DataTable tight() {
    tight = true;
    return this;
  }

  private Row row(int cells, List<Cell> content, @Nullable String onPhone) {
    if (cells != columns.size()) {
      throw new IllegalArgumentException(
          "the table " + id + " has " + columns.size() + " columns, not " + cells);
    }
    return new Row(content, onPhone, null);
  }

  public String id() {
    return id;
  }

  public String caption() {
    return caption;
  }

  public boolean captionShown() {
    return captionShown;
  }

  public boolean isTight() {
    return tight;
  }

  public List<Column> columns() {
    return columns;
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  public @Nullable Row sum() {
    return sum;
  }

  /** The columns of figures with what they mean, which the table opens into. */
  public List<Column> explained() {
    return columns.stream().filter(column -> column.means() != null).toList();
  }

  /** Whether any row has a line for a phone, which then needs a cell in all. */
  public boolean hasPhoneLines() {
    return phoneLines;
  }

  /**
   * The head that a phone says beside a cell; nothing where it says none.
   *
   * @param index which column it is, from 0
   */
  public @Nullable String label(int index) {
    Column column = columns.get(index);
    return !phoneLines && column.named(index) ? column.text() : null;
  }

  /**
   * A row's cells, the first of which heads it.
   *
   * @param opens the page where each of its figures is explained
   */
  public record Row(List<Cell> cells, @Nullable String onPhone, @Nullable String opens) {
    public Cell head() {
      return cells.getFirst();
    }

    /** The cells beside its head. */
    public List<Cell> others() {
      return cells.subList(1, cells.size());
    }
  }

  /**
   * A column.
   *
   * @param text its head
   * @param hidden whether the head is only heard
   * @param kind how its cells look
   * @param wide whether it is left out on a phone
   * @param series {@code line}, {@code bar} or {@code dash} where a chart draws it
   * @param colour the series' colour: {@code fjord}, {@code muted}, {@code hjortron} …
   * @param label the series' name in the chart
   * @param means what its figures count, leave out and are computed from; absent of a column
   *     without figures, and of one that is itself an explanation
   */
  public record Column(
      String text,
      boolean hidden,
      Kind kind,
      boolean wide,
      @Nullable String series,
      @Nullable String colour,
      @Nullable String label,
      @Nullable String means) {

    /** How cells look. */
    public enum Kind {
      TEXT(""),
      /** To the right, never broken. */
      FIGURE("n"),
      /** A bar over the column's width. */
      BAR("bar"),
      /** Text that takes the whole width on a phone. */
      FULL("full");

      private final String css;

      Kind(String css) {
        this.css = css;
      }
    }

    /** Its cells' classes in the style sheet; empty where they need none. */
    public String css() {
      return wide ? (kind.css + " dl-wide").strip() : kind.css;
    }

    public static Column text(String head) {
      return new Column(head, false, Kind.TEXT, false, null, null, null, null);
    }

    public static Column full(String head) {
      return new Column(head, false, Kind.FULL, false, null, null, null, null);
    }

    /** Figures that themselves explain one; all others are {@link Words#figures(String)}. */
    static Column figure(String head) {
      return new Column(head, false, Kind.FIGURE, false, null, null, null, null);
    }

    /** Figures with what they count, leave out and are computed from. */
    public static Column figure(String head, String means) {
      return new Column(head, false, Kind.FIGURE, false, null, null, null, means);
    }

    public static Column bar(String head) {
      return new Column(head, true, Kind.BAR, false, null, null, null, null);
    }

    /**
     * Whether a phone says the head beside the cell: not where the cell stands beside the row's
     * name and speaks for itself, nor where it takes the whole width.
     *
     * @param index which column it is, from 0
     */
    public boolean named(int index) {
      return !hidden && (kind == Kind.FIGURE || kind == Kind.TEXT && index > 1);
    }

    /** Left out on a phone; say its content in the row's line for the phone. */
    public Column onlyWide() {
      return new Column(text, hidden, kind, true, series, colour, label, means);
    }

    /** The head is heard and not seen. */
    public Column headHidden() {
      return new Column(text, true, kind, wide, series, colour, label, means);
    }

    /** Drawn by the chart beside the table. */
    public Column drawnAs(String series, String colour, String label) {
      return new Column(text, hidden, kind, wide, series, colour, label, means);
    }
  }

  /**
   * A cell.
   *
   * @param text what it says; of a bar, what is heard
   * @param href where it leads
   * @param sub a quieter second line
   * @param subHref where the second line leads
   * @param state in place of the text
   * @param tag whether the state is shown as a tag
   * @param bar in place of the text
   * @param value the bare number for a chart
   * @param shortText the axis' label in a chart
   * @param masked whether the text stands for a name that is not shown
   */
  public record Cell(
      String text,
      @Nullable String href,
      @Nullable String sub,
      @Nullable String subHref,
      @Nullable State state,
      boolean tag,
      @Nullable Bar bar,
      @Nullable String value,
      @Nullable String shortText,
      boolean masked) {

    public static Cell of(String text) {
      return new Cell(text, null, null, null, null, false, null, null, null, false);
    }

    public static Cell empty() {
      return of("");
    }

    public static Cell link(String text, String href) {
      return new Cell(text, href, null, null, null, false, null, null, null, false);
    }

    public static Cell of(State state) {
      return new Cell(state.text(), null, null, null, state, false, null, null, null, false);
    }

    public static Cell tag(State state) {
      return new Cell(state.text(), null, null, null, state, true, null, null, null, false);
    }

    /**
     * @param heard the share in words, since a bar is only seen
     */
    public static Cell of(Bar bar, String heard) {
      return new Cell(heard, null, null, null, null, false, bar, null, null, false);
    }

    /** A figure that a chart draws. */
    public static Cell drawn(String text, Number value) {
      return new Cell(text, null, null, null, null, false, null, value.toString(), null, false);
    }

    /** Whether it is nothing but its text. */
    public boolean isPlain() {
      return href == null && sub == null && state == null && bar == null && !masked;
    }

    public Cell sub(String line) {
      return new Cell(text, href, line, null, state, tag, bar, value, shortText, masked);
    }

    public Cell sub(String line, String leadsTo) {
      return new Cell(text, href, line, leadsTo, state, tag, bar, value, shortText, masked);
    }

    public Cell shortText(String label) {
      return new Cell(text, href, sub, subHref, state, tag, bar, value, label, masked);
    }

    public Cell asMasked() {
      return new Cell(text, href, sub, subHref, state, tag, bar, value, shortText, true);
    }
  }
}
