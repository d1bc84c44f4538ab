package se.delaktig.benchmarks;

import java.time.Instant;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;

/** The plan and rules of the project that is measured, made up as far as nothing turns on it. */
final class Frame {

  private static final String PLAN =
      """
      {"project":"2017-00434","plan":{"number":"2017/00434","name":"Vilka är vi?","owner":"-",
      "ownerUnit":"-","region":"-","period":{"from":"2018-02-01","to":"2021-02-28"},
      "programmeArea":"1","specificObjective":"1.1","interventionType":"117",
      "totalBudget":9142455,"grant":4297371,"unionRatePercent":50,"phases":[],
      "activities":[{"id":"dialogue","kind":"WORKPLACE_DIALOGUE","name":"-","group":"-",
      "people":{"value":2684,"basis":"ASSUMED","note":"-"},"conflict":null,"minutesEach":300,
      "phase":"-"}],"goals":[],"staffing":[],"organisations":[],"conflicts":[],
      "workingGroup":{"value":"-","basis":"ASSUMED","note":"-"},"focuses":[],"invented":true}}
      """;

  private static final String RULES =
      """
      {"project":"2017-00434","rules":{"version":1,"validFrom":"2018-02-01","decision":"-",
      "preparandMinutes":{"value":840,"basis":"ASSUMED","note":"-"},
      "dialogueMinutesPerEmployee":{"value":300,"basis":"ASSUMED","note":"-"},
      "countDialogueAbove":{"value":true,"basis":"ASSUMED","note":"-"},
      "hourValue":{"kind":"BREAK_EVEN","amount":null,"note":"-"},
      "rounding":{"value":"MINUTES","basis":"ASSUMED","note":"-"},
      "validSignatures":{"value":["LEADERS_PHONE"],"basis":"ASSUMED","note":"-"},
      "validCertificates":{"value":["PERSONAL_LINK"],"basis":"ASSUMED","note":"-"},
      "leadersCount":{"value":true,"basis":"ASSUMED","note":"-"},
      "refuseUnqualifiedLeaders":false}}
      """;

  private Frame() {}

  static Programme of(EventVocabulary vocabulary) {
    ProgrammeView view = new ProgrammeView();
    Programme planned =
        view.after(view.empty(ProgrammeView.ONLY), recorded(0, planned(vocabulary)));
    return view.after(planned, recorded(1, decided(vocabulary)));
  }

  static ProgrammeEvent planned(EventVocabulary vocabulary) {
    return vocabulary.read("project-planned", 1, PLAN);
  }

  static ProgrammeEvent decided(EventVocabulary vocabulary) {
    return vocabulary.read("rule-set-decided", 1, RULES);
  }

  private static RecordedEvent recorded(long position, ProgrammeEvent event) {
    return new RecordedEvent(
        "2017-00434", position, Instant.EPOCH, new ActorId("a"), "PROJECT_LEADER", event);
  }
}
