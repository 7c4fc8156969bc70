// What the companion's scripts share by name: content scripts cannot import, and browsers bring
// their own interface.
declare var browser: any;
declare var chrome: any;
declare var VigieSites: any;
declare var VigieSearch: any;
declare var vigieStopPageLink: (() => void) | undefined;
declare var vigieStopSearch: (() => void) | undefined;
