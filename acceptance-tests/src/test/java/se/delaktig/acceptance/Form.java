package se.delaktig.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A form of a page as a browser without script would send it: hidden fields, what is typed, chosen
 * and ticked.
 *
 * @param action where it goes
 * @param fields what is sent, by name
 * @param markup all of it
 */
record Form(String action, Map<String, List<String>> fields, String markup) {
  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile(
          "<(?:(input|textarea)\\b([^>]*)>|select\\b([^>]*)>(.*?)</select>)", Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)(?:=\"([^\"]*)\")?");

  /**
   * The first form whose markup contains a text, such as its action's end or its button.
   *
   * @throws AssertionError when the page has none
   */
  static Form in(String page, String with) {
    return all(page).stream()
        .filter(form -> form.markup().replace('\u00a0', ' ').contains(with))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no form with " + with + " in " + words(page)));
  }

  /** All forms of a page. */
  static List<Form> all(String page) {
    return FORM.matcher(page)
        .results()
        .map(form ->
            new Form(
                attributes(form.group(1)).getOrDefault("action", ""),
                fields(form.group(2)),
                form.group()))
        .toList();
  }

  /** What a page says in its main part, as one line. */
  static String words(String page) {
    int main = page.indexOf("<main");
    return HtmlUtils.htmlUnescape(
            page.substring(Math.max(main, 0)).replaceAll("(?s)<svg.*?</svg>|<[^>]+>", " "))
        .replaceAll("[\\s\u00a0]+", " ");
  }

  /** The same form with another value in a field, or several, or none. */
  Form with(String field, String... values) {
    Map<String, List<String>> changed = new LinkedHashMap<>(fields);
    changed.put(field, List.of(values));
    return new Form(action, changed, markup);
  }

  /** The same form sent elsewhere, as by a button with an address of its own. */
  Form to(String address) {
    return new Form(address, fields, markup);
  }

  /** What a field holds now. */
  String value(String field) {
    return fields.getOrDefault(field, List.of()).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field " + field + " in " + fields));
  }

  private static Map<String, List<String>> fields(String markup) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(markup);
    while (field.find()) {
      boolean list = field.group(1) == null;
      Map<String, String> attributes = attributes(field.group(list ? 3 : 2));
      String name = attributes.get("name");
      String type = attributes.getOrDefault("type", "text");
      if (name == null || attributes.containsKey("disabled")) {
        continue;
      }
      if (list) {
        add(fields, name, chosen(field.group(4)));
      } else if (!type.equals("radio") && !type.equals("checkbox")
          || attributes.containsKey("checked")) {
        add(fields, name, attributes.getOrDefault("value", ""));
      }
    }
    return fields;
  }

  private static void add(Map<String, List<String>> fields, String name, String value) {
    fields.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
  }

  private static String chosen(String options) {
    String first = null;
    Matcher option = OPTION.matcher(options);
    while (option.find()) {
      Map<String, String> attributes = attributes(option.group(1));
      String value = attributes.getOrDefault("value", "");
      if (attributes.containsKey("selected")) {
        return value;
      }
      first = first == null ? value : first;
    }
    return first == null ? "" : first;
  }

  private static Map<String, String> attributes(String tag) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(tag);
    while (attribute.find()) {
      attributes.put(
          attribute.group(1),
          attribute.group(2) == null ? "" : HtmlUtils.htmlUnescape(attribute.group(2)));
    }
    return attributes;
  }
}
