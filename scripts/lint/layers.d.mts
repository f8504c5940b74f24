export declare const FOLDERS: Readonly<Record<string, readonly string[]>>
export declare const PACKAGES: Readonly<Record<string, readonly string[]>>
