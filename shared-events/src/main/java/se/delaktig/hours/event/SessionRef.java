package se.delaktig.hours.event;

import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** A session whose hours are meant: of the preparand training or of the workplace dialogue. */
public record SessionRef(ActivityKind kind, String id) {}
