/** Whether the menu of exports is open: the palette opens it too. */
export const exporting = $state({ open: false });
