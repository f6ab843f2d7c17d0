/// <reference types="@tarojs/taro" />

/** Where the API is: '' in h5 (same origin), TARO_APP_API in weapp. Set by the build. */
declare const API_BASE: string;

declare module '*.scss';
declare module '*.css';
declare module '*.png' {
  const url: string;
  export default url;
}
