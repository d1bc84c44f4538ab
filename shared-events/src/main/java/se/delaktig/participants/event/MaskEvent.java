package se.delaktig.participants.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * What is done about a protected identity (skyddade personuppgifter). Lies in a stream of the
 * mask's own and never names the person: a copy of the log must not tell who is protected.
 */
public sealed interface MaskEvent extends ProgrammeEvent
    permits IdentityProtected, IdentityUnprotected, IdentityUnmasked {
  MaskId mask();
}
