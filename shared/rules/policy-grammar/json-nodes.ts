import type { Node } from 'jsonc-parser';
import type { Misplaced } from './mistake.ts';

/** One `"name": value` of an object. */
export interface Member {
  name: string;
  nameNode: Node;
  /** Absent where the value is missing, which the reading has said already. */
  value: Node | undefined;
}

/** The members of an object, in order. */
export function membersOf(object: Node): Member[] {
  return (object.children ?? []).flatMap(({ children: [nameNode, value] = [] }) =>
    nameNode === undefined ? [] : [{ name: String(nameNode.value), nameNode, value }],
  );
}

/** A mistake about a node. */
export function mistakeAt({ offset, length }: Node, message: string): Misplaced {
  return { offset, length, message };
}

/** A mistake about an object that lacks something: at its opening brace. */
export function mistakeAtStart({ offset }: Node, message: string): Misplaced {
  return { offset, length: 1, message };
}

/** The second and further members of the same name in any object below a node. */
export function duplicateMembers(root: Node): Misplaced[] {
  const found: Misplaced[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'object') {
      const seen = new Set<string>();
      for (const { name, nameNode } of membersOf(node)) {
        if (seen.has(name)) found.push(mistakeAt(nameNode, `“${name}” is in this object already.`));
        seen.add(name);
      }
    }
    open.push(...(node.children ?? []));
  }
  return found;
}
