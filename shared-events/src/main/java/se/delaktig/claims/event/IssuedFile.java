package se.delaktig.claims.event;

import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.FileId;

/**
 * A file as it was issued.
 *
 * @param kind what it says
 * @param format {@code xlsx} or {@code pdf}
 * @param file under which id it is kept; absent where only its fingerprint was taken down
 * @param sha256 of its bytes, 64 hex digits
 * @param bytes how long it is
 */
public record IssuedFile(
    Kind kind, String format, @Nullable FileId file, String sha256, long bytes) {
  /** What a claim's file says. */
  public enum Kind {
    /** Ansökan: what is claimed, by line. */
    CLAIM_SUMMARY,
    /** Lägesrapport: activities and deviations. */
    PROGRESS_REPORT,
    /** Tidrapporter. */
    TIME_REPORTS,
    /** Deltagarförteckning. */
    PARTICIPANT_LIST,
    /** Medfinansiering by organisation. */
    COFINANCING_SUMMARY,
    /** Signed and certified hours, session by session. */
    CERTIFICATES,
    /** Slutrapport: results, deviations and what was done about them, with the last claim. */
    FINAL_REPORT
  }
}
