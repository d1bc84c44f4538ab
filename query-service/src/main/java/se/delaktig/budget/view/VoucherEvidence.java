package se.delaktig.budget.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.EvidenceAttached;
import se.delaktig.budget.event.EvidenceWithdrawn;
import se.delaktig.kernel.event.FileId;

/**
 * The files that were attached to a voucher.
 *
 * @param files in the order in which they were attached
 */
public record VoucherEvidence(String voucher, List<Evidence> files) {
  /**
   * A file.
   *
   * @param at when it was attached
   * @param withdrawn why it does not stand any more; absent while it does
   */
  public record Evidence(
      EvidenceAttached attached, Instant at, EvidenceWithdrawn.@Nullable Reason withdrawn) {
    public boolean stands() {
      return withdrawn == null;
    }
  }

  VoucherEvidence after(EvidenceAttached event, Instant at) {
    List<Evidence> next = new ArrayList<>(files);
    next.add(new Evidence(event, at, null));
    return new VoucherEvidence(voucher, List.copyOf(next));
  }

  VoucherEvidence after(EvidenceWithdrawn event) {
    return new VoucherEvidence(
        voucher,
        files.stream()
            .map(one ->
                one.stands() && one.attached().file().equals(event.file())
                    ? new Evidence(one.attached(), one.at(), event.reason())
                    : one)
            .toList());
  }

  /** The files that stand as evidence. */
  public List<Evidence> standing() {
    return files.stream().filter(Evidence::stands).toList();
  }

  /** A file that was ever attached. */
  public Optional<Evidence> file(FileId file) {
    return files.stream().filter(one -> one.attached().file().equals(file)).findFirst();
  }
}
