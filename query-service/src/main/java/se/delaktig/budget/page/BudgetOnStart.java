package se.delaktig.budget.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.page.StaffPosts.Post;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.FundingRules.Signer;

/**
 * Reminds of time reports: whoever works in the project of the own that are not recorded or signed,
 * managers of those that wait for them, and the economist of posts without hours.
 */
@Component
class BudgetOnStart implements StartPart {
  private static final Set<Role> ASKED =
      EnumSet.of(Role.PROJECT_LEADER, Role.PROJECT_WORKER, Role.MANAGER, Role.ECONOMIST);

  private final Gate gate;
  private final BudgetStatements statements;
  private final StaffPosts posts;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  BudgetOnStart(
      Gate gate,
      BudgetStatements statements,
      StaffPosts posts,
      ProgrammeClock clock,
      Words words,
      Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.posts = posts;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    if (!visitor.isAny(ASKED.toArray(Role[]::new))) {
      return List.of();
    }
    return gate.look(Query.STAFF_TIME, project.id()).stream()
        .flatMap(sight -> tasks(visitor, sight).stream())
        .toList();
  }

  private List<Task> tasks(Visitor visitor, Sight sight) {
    YearMonth last = YearMonth.from(clock.today()).minusMonths(1);
    Set<YearMonth> months = new TreeSet<>();
    for (PostMonth report : statements.times(sight)) {
      StaffTimeRecorded latest = report.latest();
      if (latest != null) {
        months.add(YearMonth.parse(latest.month()));
      }
    }
    boolean running = sight.programme().planned().period().contains(last.atEndOfMonth());
    if (running) {
      months.add(last);
    }
    List<Task> tasks = new ArrayList<>();
    for (YearMonth month : months) {
      for (Post post : posts.of(sight, month)) {
        Task own = own(sight, post, month, month.equals(last) && running);
        if (own != null) {
          tasks.add(own);
        }
      }
    }
    if (running && visitor.isAny(Role.ECONOMIST)) {
      tasks.addAll(missing(sight, last));
    }
    return tasks;
  }

  /** What a post's report asks of the visitor. */
  private @Nullable Task own(Sight sight, Post post, YearMonth month, boolean latest) {
    PostMonth report = post.report();
    if (report == null || post.latest() == null) {
      return latest && post.heldBy(sight.actor()) ? task("report", sight, post, month) : null;
    }
    List<Signer> missing = StaffPosts.missing(report, StaffPosts.wanted(sight, month));
    if (missing.contains(Signer.REPORTER)) {
      return post.heldBy(sight.actor()) ? task("sign", sight, post, month) : null;
    }
    return missing.contains(Signer.MANAGER) && post.certifiedBy(sight.actor())
        ? task("certify", sight, post, month)
        : null;
  }

  private Task task(String what, Sight sight, Post post, YearMonth month) {
    return new Task(
        Tone.SOON,
        null,
        words.say("budget.task.when"),
        words.say("budget.task." + what + ".title", fmt.month(month)),
        words.say("budget.task.unsigned.consequence"),
        words.say("budget.task." + what + ".action"),
        StaffPosts.base(sight.project().value()) + "/" + post.id() + "?manad=" + month);
  }

  /** Posts of the plan without an entry for the month, that others hold or nobody does. */
  private List<Task> missing(Sight sight, YearMonth month) {
    long missing =
        posts.of(sight, month).stream()
            .filter(post -> post.latest() == null)
            .filter(post -> !post.heldBy(sight.actor()))
            .count();
    return missing == 0
        ? List.of()
        : List.of(
            new Task(
                Tone.SOON,
                null,
                words.say("budget.task.when"),
                words.say("budget.task.title", fmt.month(month), missing),
                words.say("budget.task.consequence"),
                words.say("budget.task.action"),
                StaffPosts.base(sight.project().value()) + "?manad=" + month));
  }
}
