import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import type { Draft, Tag } from '../../../shared/drafts/draft.ts';
import { maximumTags, tagProblems, type TagProblem } from '../../../shared/rules/tags.ts';
import { withDefaults } from '../../drafting/draft-state.ts';

interface TagsProps {
  draft: Draft;
  /** Whether empty keys are wrong already. */
  attempted: boolean;
  onChange: (change: (draft: Draft) => Draft) => void;
}

/** Step 3: the tags that each user gets. */
export function Tags({ draft, attempted, onChange }: TagsProps) {
  const { tags } = draft.defaults;
  const problems = tagProblems(tags);
  const problem = (index: number, field: TagProblem['field']) => {
    const tag = tags[index];
    if (!attempted && field === 'key' && tag?.key === '') return undefined;
    return problems.find((one) => one.index === index && one.field === field)?.message;
  };
  const setTags = (change: (before: Tag[]) => Tag[]) =>
    onChange((before) => withDefaults(before, { tags: change(before.defaults.tags) }));
  const setTag = (index: number, changes: Partial<Tag>) =>
    setTags((before) => before.map((tag, at) => (at === index ? { ...tag, ...changes } : tag)));
  const left = maximumTags - tags.length;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Tags are key-value pairs that help to find users and to control access. Every user of this batch gets them."
        >
          Tags
        </Header>
      }
    >
      <AttributeEditor<Tag>
        items={tags}
        addButtonText="Add new tag"
        removeButtonText="Remove"
        removeButtonAriaLabel={({ key }) => (key === '' ? 'Remove tag' : `Remove ${key}`)}
        disableAddButton={left <= 0}
        empty="No tags on these users."
        additionalInfo={
          left > 0
            ? `You can add up to ${left}${tags.length > 0 ? ' more' : ''} tags.`
            : `You have reached the limit of ${maximumTags} tags.`
        }
        onAddButtonClick={() => setTags((before) => [...before, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) =>
          setTags((before) => before.filter((_, index) => index !== detail.itemIndex))
        }
        definition={[
          {
            label: 'Key',
            control: ({ key }, index) => (
              <Input
                value={key}
                placeholder="Enter key"
                ariaLabel={`Key of tag ${index + 1}`}
                autoComplete={false}
                onChange={({ detail }) => setTag(index, { key: detail.value })}
              />
            ),
            errorText: (_, index) => problem(index, 'key'),
          },
          {
            label: 'Value – optional',
            control: ({ value }, index) => (
              <Input
                value={value}
                placeholder="Enter value"
                ariaLabel={`Value of tag ${index + 1}`}
                autoComplete={false}
                onChange={({ detail }) => setTag(index, { value: detail.value })}
              />
            ),
            errorText: (_, index) => problem(index, 'value'),
          },
        ]}
      />
    </Container>
  );
}
