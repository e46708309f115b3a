// The list of all reports.
import { startCode } from "./code.js";
import { startTheme } from "./theme.js";

startTheme();
startCode();
