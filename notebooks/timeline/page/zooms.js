// For a page that has a picture that zooms.
import { Picture } from "./picture.js";
import { zooming } from "./pictured.js";
import { Views } from "./views.js";

Object.assign(zooming, { Picture, Views });
