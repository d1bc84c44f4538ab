package se.delaktig.hours.event;

import se.delaktig.kernel.event.Id;

/** One act of certifying hours (intyga). */
public record CertificateId(String value) implements Id {
  public CertificateId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
