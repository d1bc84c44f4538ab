package se.delaktig.personregister;

/** The register was sealed with other master keys than those at hand. */
public final class WrongMasterKeysException extends IllegalStateException {
  WrongMasterKeysException() {
    super(
        "the master keys at hand are not those that this person register was sealed with: put the"
            + " right keys folder in place, or start with an empty register");
  }
}
