package se.delaktig.dialogue;

/** Bears a forbidden name on purpose. */
public class PlantedManager {}
