package se.delaktig.personregister;

/** A text is not a personal number. Never holds the text itself. */
public final class InvalidPersonalNumberException extends IllegalArgumentException {

  /** What is wrong, so that it can be said in plain words and mended. */
  public enum Fault {
    /** Has signs other than digits, or a hyphen or plus in the wrong place. */
    CHARACTERS("personal-number-characters"),
    /** Has neither ten nor twelve digits. */
    LENGTH("personal-number-length"),
    /** Names a day that is not in the calendar. */
    NO_SUCH_DATE("personal-number-no-such-date"),
    /** A co-ordination number without a whole date of birth; age cannot be told from it. */
    NO_BIRTH_DATE("personal-number-no-birth-date"),
    /** The last digit does not follow from the others: most often two digits changed places. */
    CHECK_DIGIT("personal-number-check-digit"),
    /** Names a day after the given one. */
    IN_THE_FUTURE("personal-number-in-the-future");

    private final String code;

    Fault(String code) {
      this.code = code;
    }

    /** Stable, for problem details and translated texts. */
    public String code() {
      return code;
    }
  }

  private final Fault fault;

  InvalidPersonalNumberException(Fault fault) {
    super(fault.code());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }

  /** The fault's stable code. */
  public String code() {
    return fault.code();
  }
}
