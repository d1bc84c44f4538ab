package se.delaktig.project.event;

/** What becomes of somebody's request for public documents (allmänna handlingar). */
public sealed interface DocumentRequestEvent extends ProjectEvent
    permits DocumentsRequested, SecrecyReviewed {
  DocumentRequestId request();
}
