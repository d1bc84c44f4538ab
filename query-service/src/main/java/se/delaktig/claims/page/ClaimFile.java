package se.delaktig.claims.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import se.delaktig.claims.event.IssuedFile;
import se.delaktig.claims.event.IssuedFile.Kind;
import se.delaktig.claims.view.ClaimFigures;

/** One of a claim's files: what it says, and as what. */
record ClaimFile(Kind kind, Format format) {
  /** As what a file comes. */
  enum Format {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    String mediaType() {
      return mediaType;
    }

    /** How a file's name ends, and the log names it. */
    String suffix() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The file's name in an address. */
  String address() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + format.suffix();
  }

  /** The file that an address names; empty where there is none such. */
  static Optional<ClaimFile> at(String address) {
    return all(Arrays.asList(Kind.values())).stream()
        .filter(one -> one.address().equals(address))
        .findFirst();
  }

  /** What goes with a claim; the final report goes with the one that reaches the project's end. */
  static List<Kind> kinds(ClaimFigures claimed) {
    SortedSet<YearMonth> months = claimed.months();
    YearMonth last = YearMonth.from(claimed.state().programme().planned().period().to());
    boolean end = !months.isEmpty() && !months.last().isBefore(last);
    return Arrays.stream(Kind.values()).filter(kind -> end || kind != Kind.FINAL_REPORT).toList();
  }

  static List<ClaimFile> all(List<Kind> kinds) {
    List<ClaimFile> files = new ArrayList<>();
    for (Kind kind : kinds) {
      for (Format format : Format.values()) {
        files.add(new ClaimFile(kind, format));
      }
    }
    return List.copyOf(files);
  }

  /** Whether a file as issued is this one. */
  boolean is(IssuedFile issued) {
    return issued.kind() == kind && issued.format().equals(format.suffix());
  }
}
