package se.delaktig.hours;

import se.delaktig.kernel.Rejection;

/** Why signing, certifying or objecting is refused. */
public sealed interface HoursRejection extends Rejection {
  /** Not the caller's to sign, certify or object to in that way. */
  record NotYours() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "hours.not-yours";
    }
  }

  /** The hours are no longer what was shown. */
  record HoursChanged() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.STALE;
    }

    @Override
    public String code() {
      return "hours.changed";
    }
  }

  /** Nobody certifies their own hours. */
  record OwnHours() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "hours.own-hours";
    }
  }

  /** Nobody certifies hours that they logged. */
  record LoggedBySelf() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "hours.logged-by-self";
    }
  }

  /** Only the participant's own manager certifies, or the deputy named for it. */
  record NotYourStaff() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "hours.not-your-staff";
    }
  }

  /** There is no registered address to send a personal link to. */
  record NoAddress() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "hours.no-address";
    }
  }

  /** A scan is a PDF or a picture. */
  record NotAScan() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "hours.not-a-scan";
    }
  }

  /** The scan has no such page, or a page is named twice. */
  record NoSuchPage() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "hours.no-such-page";
    }
  }

  /** Whoever scanned a page says whose it is. */
  record NotYourScan() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "hours.not-your-scan";
    }
  }

  /** A page of somebody whose identity is protected is not made another one's. */
  record SheetOfProtected() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "hours.sheet-of-protected";
    }
  }

  /** A scanned page that is somebody's is not thrown away. */
  record SheetIsSomebodys() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "hours.sheet-is-somebodys";
    }
  }

  /** A report's month has not begun. */
  record MonthToCome() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "hours.month-to-come";
    }
  }

  /** The personal link is no longer valid. */
  record LinkExpired() implements HoursRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "link.expired";
    }
  }
}
