package se.delaktig.budget.event;

import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.StoredAs;

/**
 * A file was attached to a voucher as evidence.
 *
 * @param file under which it is kept, sealed
 * @param mediaType what its content is, {@code application/pdf}
 * @param sha256 of its content, 64 hex digits
 * @param bytes how long it is
 */
@StoredAs("evidence-attached")
public record EvidenceAttached(
    VoucherId voucher, FileId file, String mediaType, String sha256, long bytes)
    implements BudgetEvent {}
