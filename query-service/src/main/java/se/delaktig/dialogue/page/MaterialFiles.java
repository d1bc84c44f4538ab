package se.delaktig.dialogue.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import se.delaktig.access.view.Disclosure;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.kernel.file.FileReception;
import se.delaktig.kernel.file.ReceivedFile;
import se.delaktig.kernel.file.UnacceptableFileException;
import se.delaktig.kernel.page.KeptFileAnswer;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedFile;
import se.delaktig.project.event.ProjectId;

/** Materials that are files: taken in, and given out. */
@Component
class MaterialFiles {
  private final FileReception reception;
  private final PersonRegister register;
  private final Disclosure disclosure;

  MaterialFiles(FileReception reception, PersonRegister register, Disclosure disclosure) {
    this.reception = reception;
    this.register = register;
    this.disclosure = disclosure;
  }

  /**
   * Keeps a file before a command names it.
   *
   * @throws UnacceptableFileException when it may not be kept
   */
  SealedFile keep(ProjectId project, MultipartFile sent) throws IOException {
    ReceivedFile received = reception.receive(sent);
    return register
        .files()
        .keep(project, received.mediaType(), new ByteArrayInputStream(received.content()));
  }

  /** What no event will name is not kept any longer. */
  void drop(ProjectId project, @Nullable SealedFile kept) {
    if (kept != null) {
      register.files().erase(project, kept.id());
    }
  }

  /** A material's file to take home; empty for a material that is somewhere else. */
  Optional<ResponseEntity<InputStreamResource>> of(ProjectId project, MaterialAdded material) {
    MaterialAdded.Kept file = material.file();
    if (file == null) {
      return Optional.empty();
    }
    KeptFileAnswer answer = new KeptFileAnswer(file.mediaType(), file.bytes(), file.sha256());
    return disclosure
        .file(project, file.id())
        .map(content -> answer.named(material.title() + answer.ending(), content));
  }
}
