package se.delaktig.kernel.view;

import org.springframework.data.mongodb.core.MongoTemplate;

/** A view with its documents, what follows the log for it, and its reader. */
record FollowedView<S>(
    View<S> view, ViewStore<S> store, ViewProjection<S> projection, ViewReader<S> reader) {

  static <S> FollowedView<S> of(
      View<S> view, MongoTemplate mongo, StateText states, ViewHeads heads, LogPages log) {
    ViewStore<S> store = new ViewStore<>(view, mongo, states);
    return new FollowedView<>(
        view, store, new ViewProjection<>(view, store, heads, log), new ViewReader<>(store, heads));
  }

  CatchUp<S> catchUp() {
    return new CatchUp<>(view, store);
  }
}
