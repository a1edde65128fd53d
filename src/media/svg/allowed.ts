/* The allowlist for SVG (SVG 2, Filter Effects 1, CSS Masking 1). Nothing else is written. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const SHAPES = words('path rect circle ellipse line polyline polygon');
export const TEXTS = words('text tspan textPath');
export const ANIMATIONS = words('animate animateMotion animateTransform set');
const FILTERS = words(`
  feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
  feSpotLight feTile feTurbulence`);

export const ELEMENTS: ReadonlySet<string> = new Set([
  ...words(`svg g defs symbol marker clipPath mask pattern switch use image filter mpath
    linearGradient radialGradient stop title desc style`),
  ...SHAPES,
  ...TEXTS,
  ...ANIMATIONS,
  ...FILTERS,
]);

/** Elements that run, load or contain something other than a picture, in lower case. */
export const ACTIVE = words(`
  script foreignobject iframe frame object embed applet audio video canvas handler listener
  animation feimage discard`);

/** Elements whose `href` refers to another element of the same file. */
export const REFERRING: ReadonlySet<string> = new Set([
  ...words('use linearGradient radialGradient pattern textPath mpath filter'),
  ...ANIMATIONS,
]);

/** Attributes with numbers and keywords. */
export const GEOMETRY = words(`
  x y z x1 y1 x2 y2 cx cy r rx ry fx fy fr width height d points pathLength viewBox
  preserveAspectRatio dx dy rotate textLength lengthAdjust startOffset method spacing side
  refX refY markerWidth markerHeight markerUnits orient clipPathUnits maskUnits maskContentUnits
  patternUnits patternContentUnits gradientUnits spreadMethod offset filterUnits primitiveUnits
  in in2 result mode type values operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX
  targetY edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant
  specularExponent limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ scale
  xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles
  tableValues slope intercept amplitude exponent`);

export const TIMING = words(`
  attributeName attributeType begin dur end min max restart repeatCount repeatDur calcMode values
  keyTimes keySplines keyPoints from to by additive accumulate path origin`);

/** Attributes with plain text, which is not interpreted. */
export const TEXT_ATTRIBUTES = words('role lang systemLanguage requiredExtensions media');

/** CSS properties that are also presentation attributes. */
export const PRESENTATION = words(`
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation
  color-interpolation-filters color-rendering direction display dominant-baseline fill fill-opacity
  fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust
  font-stretch font-style font-variant font-weight glyph-orientation-horizontal
  glyph-orientation-vertical image-rendering letter-spacing lighting-color marker marker-end
  marker-mid marker-start mask mask-type opacity overflow paint-order pointer-events
  shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
  stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
  text-overflow text-rendering transform transform-box transform-origin unicode-bidi vector-effect
  visibility white-space word-spacing writing-mode gradientTransform patternTransform`);

/** CSS properties: those above, and those allowed only in rules; without `d`. */
export const PROPERTIES: ReadonlySet<string> = new Set([
  ...PRESENTATION,
  ...words(`
    x y cx cy r rx ry width height max-width max-height min-width min-height
    background background-color color-scheme font-feature-settings font-kerning font-optical-sizing
    font-synthesis font-variant-caps font-variant-east-asian font-variant-ligatures
    font-variant-numeric font-variant-position font-variation-settings font-language-override
    forced-color-adjust inline-size isolation line-height mix-blend-mode rotate scale translate
    text-align text-indent text-decoration-color text-decoration-line text-decoration-style
    text-decoration-thickness text-orientation text-shadow text-transform text-underline-offset
    animation animation-delay animation-direction animation-duration animation-fill-mode
    animation-iteration-count animation-name animation-play-state animation-timing-function
    offset-distance offset-path offset-rotate transition transition-delay transition-duration
    transition-property transition-timing-function will-change`),
]);

/** CSS functions that compute a value from their arguments. */
export const FUNCTIONS = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp abs sign
  round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp var matrix matrix3d
  translate translatex translatey translatez translate3d rotate rotatex rotatey rotatez rotate3d
  scale scalex scaley scalez scale3d skew skewx skewy perspective cubic-bezier steps linear blur
  brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia inset circle
  ellipse polygon path rect xywh ray`);

/** CSS functions that take a URL or run code. */
export const ADDRESSES = words(`
  url src image image-set -webkit-image-set cross-fade -webkit-cross-fade element -moz-element
  expression`);
