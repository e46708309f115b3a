// The list of all reports.
import { startTheme } from "./theme.js";

startTheme();
