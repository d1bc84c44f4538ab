package se.delaktig.steering.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.view.SignedHead;
import se.delaktig.audit.view.SignedHeads;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.KeptFileAnswer;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedFile;
import se.delaktig.steering.command.IssueMinutes;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MinutesIssued;
import se.delaktig.steering.view.FrozenFigures;
import se.delaktig.steering.view.Meeting;

/**
 * The minutes of a meeting. They are rendered here, where the folds and the words are, and kept
 * before they are issued; from then on the file is what was issued, whatever the program becomes.
 */
@Controller
@RequestMapping("/projekt/{project}/moten/{meeting}/protokoll")
class MinutesController {
  private static final String SENT_TWICE = "command.id-reused";

  private final Gate gate;
  private final MeetingsSeen seen;
  private final FrozenFigures figures;
  private final MinutesPdf pdf;
  private final SignedHeads heads;
  private final PersonRegister register;
  private final FormCommands commands;

  MinutesController(
      Gate gate,
      MeetingsSeen seen,
      FrozenFigures figures,
      MinutesPdf pdf,
      SignedHeads heads,
      PersonRegister register,
      FormCommands commands) {
    this.gate = gate;
    this.seen = seen;
    this.figures = figures;
    this.pdf = pdf;
    this.heads = heads;
    this.register = register;
    this.commands = commands;
  }

  /** Minutes hold the money as well, so that whoever takes part of them must see that too. */
  private Sight seen(String project) {
    gate.seeWhole(Query.BUDGET, project);
    return gate.seeWhole(Query.MEETINGS, project);
  }

  @PostMapping
  String issue(@PathVariable String project, @PathVariable String meeting) throws IOException {
    Sight sight = seen(project);
    Meeting one = seen.one(sight, meeting);
    MeetingHeld held = one.held();
    Meeting.Frozen frozen = one.frozen();
    if (held == null || frozen == null) {
      throw new ResponseStatusException(HttpStatus.CONFLICT);
    }
    long commits = figures.commitsUpTo(frozen.position());
    SignedHead head =
        heads
            .latest(project)
            .orElseThrow(() -> new IllegalStateException("a project with a meeting has a log"));
    byte[] bytes = pdf.of(sight, one, held, figures.after(sight, commits), head);
    SealedFile kept =
        register
            .files()
            .keep(
                sight.project(), MediaType.APPLICATION_PDF_VALUE, new ByteArrayInputStream(bytes));
    IssueMinutes command =
        new IssueMinutes(
            new MeetingId(one.id()),
            commits,
            kept.id(),
            LocaleContextHolder.getLocale().getLanguage().equals("en") ? "en" : "sv");
    String back = "redirect:" + MeetingsController.base(project) + "/" + one.id();
    return switch (commands.sent(project, command)) {
      case CommandSender.Sent done -> back;
      case CommandSender.Unknown unknown -> back + "?okant#protokoll";
      case CommandSender.Refused refused -> {
        register.files().erase(sight.project(), kept.id());
        if (!refused.code().equals(SENT_TWICE)) {
          throw new ResponseStatusException(HttpStatus.CONFLICT);
        }
        yield back;
      }
    };
  }

  @GetMapping("/{number}")
  ResponseEntity<InputStreamResource> file(
      @PathVariable String project, @PathVariable String meeting, @PathVariable String number) {
    Sight sight = seen(project);
    Meeting one = seen.one(sight, meeting);
    MinutesIssued issued =
        one.minutes().stream()
            .map(Meeting.Issued::minutes)
            .filter(minutes -> Integer.toString(minutes.number()).equals(number))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    InputStream content =
        register
            .files()
            .open(sight.project(), issued.file())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
    return new KeptFileAnswer(MediaType.APPLICATION_PDF_VALUE, issued.bytes(), issued.sha256())
        .named("protokoll-" + one.date() + "-" + number + ".pdf", content);
  }
}
