package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.page.StaffPosts.Post;
import se.delaktig.budget.view.FixedShare;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.project.event.FundingRules;

/** A post's time report of a month, as the visitor may see it. */
record ShownReport(Sight sight, Post post, YearMonth month) {
  Optional<FundingRules> rules() {
    return StaffPosts.rules(sight, month);
  }

  Optional<BigDecimal> unitCost() {
    return rules()
        .flatMap(set -> StaffCounting.unitCost(set, post.plan().role(), month.atEndOfMonth()));
  }

  boolean fixedShare() {
    return post.held() != null && post.held().fixedShare();
  }

  /**
   * What the report is divided by: the rules' fixed activities, or nothing; and what a recorded
   * report has beside them, so that it is not lost.
   */
  List<@Nullable String> activities() {
    Set<@Nullable String> all = new LinkedHashSet<>();
    List<String> fixed = rules().map(set -> set.staffActivities().value()).orElse(null);
    if (fixed == null) {
      all.add(null);
    } else {
      all.addAll(fixed);
    }
    StaffTimeRecorded latest = post.latest();
    if (latest != null) {
      latest.days().forEach(day -> all.add(day.activity()));
    }
    return new ArrayList<>(all);
  }

  /** What the contract's fixed share comes to; empty where the rules state no year. */
  OptionalInt fixedMinutes() {
    return rules()
        .map(set -> FixedShare.minutes(set, post.plan().share()))
        .orElse(OptionalInt.empty());
  }

  /** As the report was recorded, or what the month belongs to. */
  SubBudget subBudget() {
    StaffTimeRecorded latest = post.latest();
    return latest == null
        ? StaffPosts.subBudget(sight.programme().planned(), month)
        : latest.subBudget();
  }
}
