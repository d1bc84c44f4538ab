package se.delaktig.acceptance;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that must not get anywhere, drawn from a seed.
 *
 * @param kind in what way it is hostile
 */
record Hostile(Kind kind, HttpRequest request) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PARAMETER = Pattern.compile("[{]\\w+[}]");
  private static final String PROJECT = "2017-00434";

  /** In what way. */
  enum Kind {
    WRONG_TYPE,
    HOSTILE_VALUE,
    NOT_A_BODY,
    HUGE,
    ANOTHERS_ID,
    BAD_TOKEN,
    REPLAYED,
    BAD_HEADER
  }

  /**
   * @param leader may do most things in the project
   * @param evaluator may look, and may send no command at all
   */
  record Tokens(String leader, String evaluator) {}

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u202Etxt.exe\u202C",
          "\u200B\u200D\uFEFF",
          "\u0000",
          "a\r\nSet-Cookie: x=1",
          "=HYPERLINK(\"http://example.org\")",
          "+1+1",
          "@SUM(1)",
          "-2+3",
          "' || this.a == 'b",
          "<script>alert(1)</script>",
          "${jndi:ldap://example.org/a}",
          "#{T(java.lang.Runtime)}",
          "../../../../etc/passwd",
          "%00%2e%2e",
          "NaN",
          "1e400",
          "2019-02-30",
          "9999999999-12-31",
          "24:61",
          "\uD83E\uDDD1\uD83C\uDFFD\u200D\uD83D\uDE92");

  private static final List<String> VALUES =
      List.of(
          "{\"$ne\":null}",
          "{\"$where\":\"sleep(5000)\"}",
          "{\"$gt\":\"\"}",
          "{\"$regex\":\".*\"}",
          "[[[[{}]]]]",
          "{\"a\":{\"b\":{\"c\":[]}}}");

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "1e308",
          "-1e308",
          "99999999999999999999999999999999999999",
          "0.1",
          "9223372036854775808",
          "-2147483649",
          "1" + "0".repeat(400));

  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[]",
          "{",
          "\"\"",
          "0",
          "[".repeat(20_000),
          "{\"a\":".repeat(5_000),
          "{\"a\":1,\"a\":2}",
          "{\"__proto__\":{\"x\":1}}",
          "\u0000\u0000",
          "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM"
              + " \"file:///etc/hostname\">]><a>&b;</a>");

  private static final List<String> IDS =
      List.of(
          "2099-99999",
          "office",
          "2017-00434 ",
          "2017-00435",
          "$ne",
          "{\"$ne\":null}",
          "..",
          "*",
          "a".repeat(3_000),
          "\u202E2017",
          "=1",
          "null");

  private static final List<String> OFF_HEADERS =
      List.of("x", "short", "a".repeat(200), "$ne", "a b c d e f g h", "\"\"", "*", "W/\"1\"");

  /** The request of a seed. */
  static Hostile request(long seed, List<Operation> operations, Tokens tokens) {
    RandomGenerator random = new SplittableRandom(seed);
    Operation operation = pick(random, operations);
    Kind kind = pick(random, List.of(Kind.values()));
    if (operation.body() == null
        && (kind == Kind.WRONG_TYPE || kind == Kind.NOT_A_BODY || kind == Kind.HUGE)) {
      kind = Kind.ANOTHERS_ID;
    }
    // Ten megabytes are for one in a hundred, or it would be hours of them.
    if (kind == Kind.HUGE && random.nextInt(12) != 0) {
      kind = Kind.WRONG_TYPE;
    }
    return new Hostile(kind, made(kind, operation, random, tokens));
  }

  private static HttpRequest made(
      Kind kind, Operation operation, RandomGenerator random, Tokens tokens) {
    String token = tokens.evaluator();
    String project = PROJECT;
    String commandId = new UUID(random.nextLong(), random.nextLong()).toString();
    String body = operation.body() == null ? null : operation.body().toString();
    String type = "application/json";
    Map<String, String> more = Map.of();
    switch (kind) {
      case WRONG_TYPE -> {
        // An object is none of the scalars, so that also one who may is refused.
        token = tokens.leader();
        body = withValue(operation.body(), random, JSON.readTree(pick(random, VALUES)));
      }
      case HOSTILE_VALUE -> body = body == null ? null : hostile(operation.body(), random);
      case NOT_A_BODY -> {
        token = tokens.leader();
        body = pick(random, BODIES);
      }
      case HUGE -> body = withValue(operation.body(), random, text("a".repeat(10_000_000)));
      case ANOTHERS_ID -> {
        project = pick(random, IDS);
        token = random.nextBoolean() ? tokens.leader() : tokens.evaluator();
      }
      case BAD_TOKEN -> token = badToken(tokens.leader(), random);
      case REPLAYED -> commandId = "replayed-by-the-generator";
      case BAD_HEADER -> {
        token = tokens.leader();
        commandId = pick(random, List.of("", "short", "a".repeat(200), "$ne:null here"));
        more = Map.of("If-Match", pick(random, OFF_HEADERS));
        type = pick(random, List.of("text/xml", "application/json", "text/plain", "nonsense"));
      }
    }
    return request(operation, project, token, commandId, body, type, more, random);
  }

  private static HttpRequest request(
      Operation operation,
      String project,
      String token,
      String commandId,
      String body,
      String type,
      Map<String, String> more,
      RandomGenerator random) {
    Matcher parameters = PARAMETER.matcher(operation.path());
    String path =
        parameters.replaceAll(found ->
            Matcher.quoteReplacement(
                found.group().equals("{project}") || found.group().equals("{ledger}")
                    ? encoded(project)
                    : encoded(pick(random, IDS))));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(operation.service() + path))
            .timeout(Duration.ofSeconds(60));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!commandId.isEmpty()) {
      request.header("Command-Id", commandId);
    }
    more.forEach(request::header);
    if (body != null) {
      request.header("Content-Type", type);
    }
    return request
        .method(
            operation.method(),
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** None, nonsense, one with other claims under the old signature, and one without any. */
  private static String badToken(String real, RandomGenerator random) {
    String[] parts = real.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    return switch (random.nextInt(7)) {
      case 0 -> "";
      case 1 -> "nonsense";
      case 2 ->
          parts[0] + "." + base64(claims.replace("\"exp\":", "\"exp\":1,\"x\":")) + "." + parts[2];
      case 3 -> base64("{\"alg\":\"none\"}") + "." + parts[1] + ".";
      case 4 -> real.substring(0, real.length() - 8) + "AAAAAAAA";
      case 5 -> base64("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + base64("x");
      default -> "a".repeat(5_000);
    };
  }

  private static String hostile(JsonNode body, RandomGenerator random) {
    JsonNode value =
        random.nextBoolean() ? text(pick(random, TEXTS)) : JSON.readTree(pick(random, NUMBERS));
    return withValue(body, random, value);
  }

  private static String withValue(JsonNode body, RandomGenerator random, JsonNode value) {
    JsonNode changed = body.deepCopy();
    List<Runnable> leaves = new ArrayList<>();
    collect(changed, value, leaves);
    if (leaves.isEmpty()) {
      return value.toString();
    }
    pick(random, leaves).run();
    return changed.toString();
  }

  private static void collect(JsonNode node, JsonNode value, List<Runnable> leaves) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (field.getValue().isContainer()) {
          collect(field.getValue(), value, leaves);
        } else {
          leaves.add(() -> object.set(field.getKey(), value));
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        if (array.get(i).isContainer()) {
          collect(array.get(i), value, leaves);
        } else {
          leaves.add(() -> array.set(at, value));
        }
      }
    }
  }

  private static JsonNode text(String text) {
    return JSON.getNodeFactory().stringNode(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T pick(RandomGenerator random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
