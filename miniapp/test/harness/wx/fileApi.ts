import type { Phone } from '../phone';
import type { Options, WxGroup } from './callable';
import { WxFailure } from './WxFailure';

/** What a document WeChat opens begins with, by its type; the new ones of an office are .zip inside. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  pdf: '%PDF-',
  docx: 'PK',
  xlsx: 'PK',
  pptx: 'PK',
};

type Encoding = BufferEncoding | undefined;

/** wx.getFileSystemManager and the calls beside it, over {@link Phone.files}. */
export function fileApi(phone: Phone): WxGroup {
  const { files } = phone;
  const bytesOf = (data: unknown, encoding: unknown): Uint8Array =>
    typeof data === 'string'
      ? Buffer.from(data, encoding as Encoding)
      : new Uint8Array(data as ArrayBuffer);
  const content = (file: string, encoding: unknown): unknown => {
    const bytes = files.read(file);
    return encoding
      ? Buffer.from(bytes).toString(encoding as Encoding)
      : Uint8Array.from(bytes).buffer;
  };
  const exists = (file: string) => void files.read(file);
  const operations: Record<string, (options: Options) => unknown> = {
    access: ({ path }) => exists(String(path)),
    saveFile: ({ tempFilePath, filePath }) => ({
      savedFilePath: files.save(String(tempFilePath), filePath ? String(filePath) : undefined),
    }),
    copyFile: ({ srcPath, destPath }) => files.write(String(destPath), files.read(String(srcPath))),
    readFile: ({ filePath, encoding }) => ({ data: content(String(filePath), encoding) }),
    writeFile: ({ filePath, data, encoding }) =>
      files.write(String(filePath), bytesOf(data, encoding)),
    unlink: ({ filePath }) => files.remove(String(filePath)),
    removeSavedFile: ({ filePath }) => files.remove(String(filePath)),
    getFileInfo: ({ filePath }) => ({ size: files.read(String(filePath)).byteLength }),
  };
  const manager = () => ({
    ...Object.fromEntries(
      Object.entries(operations).map(([name, run]) => [
        name,
        (options: Options) => answerCallbacks(phone, name, options, () => run(options)),
      ]),
    ),
    accessSync: exists,
    saveFileSync: (from: string, to?: string) => files.save(from, to),
    copyFileSync: (from: string, to: string) => files.write(to, files.read(from)),
    readFileSync: (file: string, encoding?: string) => {
      const data = content(file, encoding);
      return typeof data === 'string' ? data : phone.launch.realm.give(data);
    },
    writeFileSync: (file: string, data: unknown, encoding?: string) =>
      files.write(file, bytesOf(data, encoding)),
    unlinkSync: (file: string) => files.remove(file),
  });
  const openDocument = ({ filePath, fileType }: Options) => {
    const start = Buffer.from(files.read(String(filePath)).subarray(0, 5)).toString('latin1');
    const begins = DOCUMENTS[String(fileType)];
    if (!begins || !start.startsWith(begins)) throw new WxFailure('filetype not supported');
  };
  // The person picks a chat; what WeChat sends is the file under its name.
  const shareFileMessage = ({ filePath, fileName }: Options) => {
    exists(String(filePath));
    if (typeof fileName === 'string' && !fileName.includes('.'))
      throw new WxFailure('parameter error: fileName without its ending');
  };
  return {
    sync: { getFileSystemManager: manager },
    async: { openDocument, shareFileMessage },
    needsTap: ['shareFileMessage'],
  };
}

function answerCallbacks(phone: Phone, name: string, options: Options, run: () => unknown): void {
  const { realm } = phone.launch;
  const end = phone.activity.begin(`FileSystemManager.${name}`);
  setImmediate(() => {
    const call = (key: string, answer: object) => {
      const callback = options[key];
      if (typeof callback === 'function') realm.guard(() => callback(realm.give(answer)));
    };
    try {
      const answer = { errMsg: `${name}:ok`, ...(run() as object | undefined) };
      call('success', answer);
      call('complete', answer);
    } catch (error) {
      const answer = { errMsg: `${name}:fail ${(error as Error).message}` };
      call('fail', answer);
      call('complete', answer);
    } finally {
      end();
    }
  });
}
