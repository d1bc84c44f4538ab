package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: what to do now, then how things stand. The words give the content. */
@Controller
class StartController {
  private static final int FIGURES = 4;
  private static final int CHANGES = 6;

  private final Frames frames;
  private final ObjectProvider<StartPart> parts;
  private final boolean accountsAreElsewhere;

  StartController(Frames frames, ObjectProvider<StartPart> parts, PageSettings settings) {
    this.frames = frames;
    this.accountsAreElsewhere = settings.accounts() == PageSettings.Accounts.ELSEWHERE;
    this.parts = parts;
  }

  @GetMapping("/start")
  String start(HttpServletRequest request, Model model) {
    var frame = frames.of(request);
    var tasks =
        Stream.concat(all(frame, StartPart::tasks), beforeAnyProject(frame))
            .sorted(Task.byUrgency())
            .toList();
    model.addAttribute("tasks", tasks);
    // By it whoever gives rights can name somebody who has none yet.
    model.addAttribute(
        "accountId",
        accountsAreElsewhere && frame.visitor() != null ? frame.visitor().subject() : null);
    model.addAttribute("late", tasks.stream().filter(task -> task.tone() == Tone.LATE).count());
    model.addAttribute("shortcuts", all(frame, StartPart::shortcuts).toList());
    model.addAttribute("figures", all(frame, StartPart::figures).limit(FIGURES).toList());
    model.addAttribute("charts", all(frame, StartPart::charts).toList());
    model.addAttribute("changes", all(frame, StartPart::changes).limit(CHANGES).toList());
    return "start";
  }

  private Stream<Task> beforeAnyProject(Frame frame) {
    var visitor = frame.visitor();
    return visitor == null || frame.project() != null
        ? Stream.empty()
        : parts.orderedStream().flatMap(part -> part.tasksWithoutProject(visitor).stream());
  }

  private <T> Stream<T> all(Frame frame, Said<T> said) {
    var visitor = frame.visitor();
    var project = frame.project();
    if (visitor == null || project == null) {
      return Stream.empty();
    }
    return parts.orderedStream().flatMap(part -> said.by(part).apply(visitor, project).stream());
  }

  @FunctionalInterface
  private interface Said<T> {
    List<T> of(StartPart part, Visitor visitor, ProjectLine project);

    default BiFunction<Visitor, ProjectLine, List<T>> by(StartPart part) {
      return (visitor, project) -> of(part, visitor, project);
    }
  }
}
