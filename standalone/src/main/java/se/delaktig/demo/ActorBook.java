package se.delaktig.demo;

import se.delaktig.access.event.ActorId;

/** Who acts: the person register, as far as the demonstration needs it. */
@FunctionalInterface
public interface ActorBook {
  /** The actor that stands for an account in a ledger. */
  ActorId actor(String ledger, String account, String displayName);
}
