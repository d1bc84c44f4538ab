package se.delaktig.budget.event;

import se.delaktig.kernel.event.Id;

/** A voucher (verifikation), by the organisation, financial year, series and number it has. */
public record VoucherId(String value) implements Id {
  public VoucherId {
    Id.checked(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
