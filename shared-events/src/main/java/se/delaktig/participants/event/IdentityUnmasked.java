package se.delaktig.participants.event;

import java.time.Instant;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.StoredAs;

/**
 * Somebody with the right to it let themselves be shown a protected identity for a while.
 *
 * @param by who sees it; nobody else does
 * @param until the moment from which it is masked again, by the machine's clock
 * @param reason the sealed text's id
 * @param reasonHash the text's salted hash
 */
@StoredAs(value = "identity-unmasked", revision = 2)
public record IdentityUnmasked(
    MaskId mask, UnmaskingId unmasking, ActorId by, Instant until, String reason, String reasonHash)
    implements MaskEvent {}
