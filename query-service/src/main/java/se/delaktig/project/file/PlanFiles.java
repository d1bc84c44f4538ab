package se.delaktig.project.file;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.ProgrammeJson;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.policy.PlanFaults;
import se.delaktig.project.policy.RuleFaults;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Reads and writes plan files: YAML, held to {@code plan.schema.json}. What is written and read
 * again is the same plan.
 */
public class PlanFiles {
  private static final String RULES = "rules";
  private static final List<String> LISTS =
      List.of("phases", "activities", "goals", "staffing", "organisations", "conflicts", "focuses");

  private final JsonMapper json = ProgrammeJson.mapper();
  private final YAMLMapper yaml =
      YAMLMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
          .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();
  private final Schema schema = schema();

  /** What came of reading. */
  public sealed interface Reading {
    /** The file holds together. */
    record Read(PlanFile file) implements Reading {}

    /** It does not; at least one fault, in the file's order. */
    record AtFault(List<PlanFault> faults) implements Reading {}
  }

  /** Reads a file; whatever is wrong with it is told at once, as far as it can be. */
  public Reading read(String text) {
    Map<String, Integer> lines = new HashMap<>();
    JsonNode tree;
    try {
      findLines(text, lines);
      tree = yaml.readTree(text);
    } catch (JacksonException malformed) {
      return new Reading.AtFault(List.of(notYaml(malformed)));
    }
    if (!(tree instanceof ObjectNode file)) {
      return new Reading.AtFault(List.of(new PlanFault(1, null, "not-a-plan", List.of())));
    }
    List<PlanFault> faults = new ArrayList<>();
    for (Error error :
        schema.validate(
            file,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))) {
      faults.add(SchemaFaults.of(error, lines));
    }
    if (!faults.isEmpty()) {
      return atFault(faults);
    }
    return inWords(file, lines);
  }

  private Reading inWords(ObjectNode file, Map<String, Integer> lines) {
    ObjectNode rest = file.deepCopy();
    JsonNode rules = rest.remove(RULES);
    for (String list : LISTS) {
      if (!rest.has(list)) {
        rest.set(list, json.createArrayNode());
      }
    }
    if (!rest.has("workingGroup")) {
      rest.set("workingGroup", json.createObjectNode().put("basis", "NOT_STATED"));
    }
    if (!rest.has("invented")) {
      rest.put("invented", false);
    }
    List<PlanFault> faults = new ArrayList<>();
    if (file.at("/period/to").asString().compareTo(file.at("/period/from").asString()) < 0) {
      faults.add(fault("/period/to", "ends-before", lines, file.at("/period/to").asString()));
      return atFault(faults);
    }
    try {
      ProjectPlan plan = json.treeToValue(rest, ProjectPlan.class);
      List<RuleSet> sets = new ArrayList<>();
      if (rules instanceof ArrayNode each) {
        for (JsonNode one : each) {
          if (one instanceof ObjectNode set && !set.has("funding")) {
            set.set("funding", json.valueToTree(FundingRules.unstated()));
          }
          sets.add(json.treeToValue(one, RuleSet.class));
        }
      }
      for (PlanFaults.Fault found : PlanFaults.of(plan)) {
        faults.add(
            new PlanFault(
                line(found.path(), lines),
                found.path(),
                "problem." + found.code(),
                List.of(found.value())));
      }
      for (int i = 0; i < sets.size(); i++) {
        if (sets.get(i).version() != i + 1) {
          faults.add(fault("/rules/" + i + "/version", "rule-version", lines, i + 1));
        }
        for (PlanFaults.Fault found : RuleFaults.of(sets.get(i))) {
          String path = "/rules/" + i + found.path();
          faults.add(
              new PlanFault(
                  line(path, lines), path, "problem." + found.code(), List.of(found.value())));
        }
      }
      return faults.isEmpty() ? new Reading.Read(new PlanFile(plan, sets)) : atFault(faults);
    } catch (JacksonException malformed) {
      faults.add(new PlanFault(1, null, "not-a-plan", List.of()));
      return atFault(faults);
    }
  }

  /** Writes a plan so that {@link #read} gives the same plan again. */
  public String write(PlanFile file) {
    ObjectNode tree = json.valueToTree(file.plan());
    if (!file.rules().isEmpty()) {
      tree.set(RULES, json.valueToTree(file.rules()));
    }
    withoutAbsent(tree);
    return yaml.writeValueAsString(tree);
  }

  /** What is absent is left out, so that a file says only what there is. */
  private static void withoutAbsent(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> absent =
          object.properties().stream()
              .filter(property -> property.getValue().isNull())
              .map(Map.Entry::getKey)
              .toList();
      object.remove(absent);
    }
    node.forEach(PlanFiles::withoutAbsent);
  }

  /** In which line each value begins, by its JSON pointer. */
  private void findLines(String text, Map<String, Integer> lines) {
    try (JsonParser parser = yaml.createParser(text)) {
      JsonToken token;
      while ((token = parser.nextToken()) != null) {
        if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
          continue;
        }
        lines.putIfAbsent(
            parser.streamReadContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    }
  }

  private static Reading atFault(List<PlanFault> faults) {
    return new Reading.AtFault(
        faults.stream().distinct().sorted(Comparator.comparingInt(PlanFault::line)).toList());
  }

  private static PlanFault notYaml(JacksonException malformed) {
    int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
    return new PlanFault(Math.max(line, 1), null, "not-yaml", List.of());
  }

  private static PlanFault fault(
      String path, String code, Map<String, Integer> lines, Object value) {
    return new PlanFault(line(path, lines), path, code, List.of(value));
  }

  /** The line of a place, or of the nearest above it that the file has. */
  static int line(String path, Map<String, Integer> lines) {
    String nearest = path;
    while (!nearest.isEmpty()) {
      Integer found = lines.get(nearest);
      if (found != null) {
        return found;
      }
      nearest = nearest.substring(0, nearest.lastIndexOf('/'));
    }
    return 1;
  }

  private static Schema schema() {
    try (@Nullable InputStream stored = PlanFiles.class.getResourceAsStream("/plan.schema.json")) {
      if (stored == null) {
        throw new IllegalStateException("plan.schema.json is missing from the program");
      }
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(stored, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
