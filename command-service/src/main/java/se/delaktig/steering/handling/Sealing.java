package se.delaktig.steering.handling;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedText;
import se.delaktig.project.event.ProjectId;
import se.delaktig.steering.Meeting.KeptFile;
import se.delaktig.steering.event.Worded;

/** What is said in words and what is kept as a file lies sealed in the register. */
@Component
class Sealing {
  private final PersonRegister register;

  Sealing(PersonRegister register) {
    this.register = register;
  }

  /** Seals texts of a project that are about nobody in particular. */
  Function<String, Worded> of(String ledger) {
    return text -> {
      SealedText sealed = register.seal(new ProjectId(ledger), null, text);
      return new Worded(sealed.id(), sealed.saltedHash());
    };
  }

  /** A file as it is kept; nothing where it is not. */
  @Nullable KeptFile file(String ledger, String id) {
    return register
        .files()
        .find(new ProjectId(ledger), id)
        .map(file -> new KeptFile(file.sha256(), file.bytes()))
        .orElse(null);
  }
}
