import custom from 'virtual:prebrief/components';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import ApiOperations from './ApiOperations.astro';
import Caution from './Caution.astro';
import Criteria from './Criteria.astro';
import CriteriaRow from './CriteriaRow.astro';
import CriteriaTable from './CriteriaTable.astro';
import Danger from './Danger.astro';
import DataModel from './DataModel.astro';
import Details from './Details.astro';
import Grants from './Grants.astro';
import MermaidDiagram from './MermaidDiagram.astro';
import Note from './Note.astro';
import Person from './Person.astro';
import Snippet from './Snippet.astro';
import Steps from './Steps.astro';
import SystemMap from './SystemMap.astro';
import Tab from './Tab.astro';
import Tabs from './Tabs.astro';
import TaskBox from './TaskBox.astro';
import Term from './Term.astro';
import Tip from './Tip.astro';
import Video from './Video.astro';

/**
 * The components available in MDX by name. `input` is what Markdown renders for `- [ ]`.
 * The workspace's own components come last and may override ours.
 */
export const components: Record<string, AstroComponentFactory> = {
  ApiOperations,
  Caution,
  Criteria,
  CriteriaRow,
  CriteriaTable,
  Danger,
  DataModel,
  Details,
  Grants,
  MermaidDiagram,
  Note,
  Person,
  Snippet,
  Steps,
  SystemMap,
  Tab,
  Tabs,
  Term,
  Tip,
  Video,
  input: TaskBox,
  ...custom,
};
