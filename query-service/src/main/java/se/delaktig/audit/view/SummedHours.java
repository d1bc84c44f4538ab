package se.delaktig.audit.view;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.view.CertifiedMinutes;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.view.Programme;

/**
 * What people's sessions come to, in all, by organisation and by group of organisations. Takes in
 * person by person and keeps sums only, however many sessions there are.
 */
public final class SummedHours {
  private final Programme programme;
  private final Part whole;
  private final Map<OrganisationId, Part> organisations = new HashMap<>();
  private final Map<String, Part> groups = new HashMap<>();

  SummedHours(Programme programme) {
    this.programme = programme;
    this.whole = new Part(programme);
  }

  /** A part of the project's hours, in minutes. */
  public static final class Part {
    private final CertifiedMinutes worth;
    private int logged;
    private int signed;
    private int certified;

    private Part(Programme programme) {
      worth = new CertifiedMinutes(programme);
    }

    private void add(CountedEntry one) {
      logged += one.entry().minutes();
      signed += one.entry().signed() == null ? 0 : one.entry().minutes();
      certified += one.certifiedMinutes();
      worth.add(one, one.certifiedMinutes());
    }

    /** All minutes attended and logged. */
    public int logged() {
      return logged;
    }

    /** Minutes that the participant has signed, whatever else is lacking. */
    public int signed() {
      return signed;
    }

    /** Minutes both signed and certified, and within the rules. */
    public int certified() {
      return certified;
    }

    /** What the certified minutes are worth as co-financing, in kronor. */
    public BigDecimal worth() {
      return worth.value();
    }
  }

  /** Takes in all sessions of one person. */
  void person(List<CountedEntry> sessions) {
    for (CountedEntry one : sessions) {
      whole.add(one);
      OrganisationId organisation = one.organisation();
      if (organisation != null) {
        part(organisations, organisation).add(one);
        programme.places().groupOf(organisation).ifPresent(group -> part(groups, group).add(one));
      }
    }
    whole.worth.personEnds();
    organisations.values().forEach(part -> part.worth.personEnds());
    groups.values().forEach(part -> part.worth.personEnds());
  }

  private <K> Part part(Map<K, Part> parts, K key) {
    return parts.computeIfAbsent(key, any -> new Part(programme));
  }

  /** All of the project. */
  public Part whole() {
    return whole;
  }

  /** What was held for an organisation. */
  public Part of(OrganisationId organisation) {
    return orNothing(organisations.get(organisation));
  }

  /** What was held for the organisations of a group. */
  public Part ofGroup(String group) {
    return orNothing(groups.get(group));
  }

  private Part orNothing(@Nullable Part part) {
    return part == null ? new Part(programme) : part;
  }
}
