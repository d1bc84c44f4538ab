package se.delaktig.kernel.page;

import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;

/**
 * One page's entry in the navigation; each word gives its own as beans.
 *
 * @param key its text is the message {@code nav.<key>}
 * @param href where it leads; {@code {project}} stands for the project's id, and an entry with it
 *     is shown only where there is a project
 * @param icon the name of a symbol in {@code fragments/icons}, without its {@code i-}
 * @param order smaller comes first within the group
 * @param access who may open the page; nobody else sees the entry
 * @param waiting how many wait there for this visitor; 0 shows nothing
 */
public record NavEntry(
    String key,
    String href,
    String icon,
    NavGroup group,
    int order,
    BiPredicate<Visitor, String> access,
    ToIntBiFunction<Visitor, String> waiting) {

  /** An entry without a count. */
  public NavEntry(
      String key,
      String href,
      String icon,
      NavGroup group,
      int order,
      BiPredicate<Visitor, String> access) {
    this(key, href, icon, group, order, access, (visitor, project) -> 0);
  }

  /** An entry to a page of a project, for whoever may see what it shows. */
  public static NavEntry toSee(
      Query query, String key, String page, String icon, NavGroup group, int order) {
    return new NavEntry(key, "/projekt/{project}/" + page, icon, group, order, seeing(query));
  }

  /** Access for whoever may see this. */
  public static BiPredicate<Visitor, String> seeing(Query query) {
    return (visitor, project) -> visitor.sees(query);
  }

  /** Access for whoever has one of these roles. */
  public static BiPredicate<Visitor, String> roles(Role... any) {
    return (visitor, project) -> visitor.isAny(any);
  }

  /** Access for all who meet a condition that does not depend on the project. */
  public static BiPredicate<Visitor, String> when(Predicate<Visitor> condition) {
    return (visitor, project) -> condition.test(visitor);
  }
}
