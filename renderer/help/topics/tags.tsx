import { guidePage, type Topic } from '../topic.ts';

export const tags: Topic = {
  title: 'Tags',
  subject: 'tags',
  body: (
    <>
      <p>
        Tags are key-value pairs on a user, such as team = workshop. They help to find users and to tell whose
        they are, and policies can decide by them.
      </p>
      <p>
        A user can have 50. Keys differ by more than case, and those that begin with aws: belong to AWS. Tags
        are no place for secrets: everybody who may read users sees them.
      </p>
    </>
  ),
  links: [
    ['Tagging IAM resources', guidePage('id_tags')],
    ['Attribute-based access control', guidePage('introduction_attribute-based-access-control')],
  ],
};
