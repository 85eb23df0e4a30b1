import {
  ActionIcon,
  Autocomplete,
  Badge,
  Button,
  Checkbox,
  createTheme,
  InputWrapper,
  Menu,
  Modal,
  ModalRoot,
  MultiSelect,
  NavLink,
  Notification,
  NumberInput,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'
import { words } from './text/index.ts'

const accent: MantineColorsTuple = [
  '#e8f6f4',
  '#d0ebe8',
  '#a4d8d2',
  '#74c4bc',
  '#4fb3aa',
  '#25968d',
  '#0f7770',
  '#0c6660',
  '#0a5651',
  '#084440',
]

const dark: MantineColorsTuple = [
  '#dde2e4',
  '#bcc4c8',
  '#9ca6ac',
  '#87929a',
  '#3d454a',
  '#2d3438',
  '#22282b',
  '#1a1f22',
  '#14181a',
  '#0e1112',
]

const gray: MantineColorsTuple = [
  '#f6f8f8',
  '#eef1f2',
  '#e3e7e9',
  '#d5dbde',
  '#c1c9cd',
  '#98a3a9',
  '#66727a',
  '#4a555c',
  '#333c42',
  '#1d2428',
]

// A browser keeps what stands in a page's fields with its tabs, on the disk, unless it is told not to (security.md D1).
const unkept = { autoComplete: 'off' }
// A long choice takes another line; nobody scrolls sideways through a list.
const upAndDown = { scrollbars: 'y' as const }
const quick = { transitionProps: { duration: 120 } }
// A dialog's head is no banner of the page.
const dialogHead = { header: { role: 'presentation' } }

/** The look of look.md as a Mantine theme: one accent, dense, 14 px, small radius, one shadow. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  colors: { accent, dark, gray },
  black: '#1d2428',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Consolas, monospace",
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.4' },
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '18px', lineHeight: '1.35' },
      h2: { fontSize: '15px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } }),
    Autocomplete: Autocomplete.extend({
      defaultProps: { openOnFocus: false, ...unkept, scrollAreaProps: upAndDown },
    }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } }),
    Button: Button.extend({ defaultProps: { size: 'sm', fw: 500 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    Menu: Menu.extend({ defaultProps: { shadow: 'none', withInitialFocusPlaceholder: false, ...quick } }),
    Modal: Modal.extend({
      defaultProps: {
        shadow: 'lg',
        attributes: dialogHead,
        closeButtonProps: { 'aria-label': words.close },
        ...quick,
      },
    }),
    ModalRoot: ModalRoot.extend({ defaultProps: { shadow: 'lg', attributes: dialogHead, ...quick } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { openOnFocus: false } }),
    NavLink: NavLink.extend({ defaultProps: { variant: 'light' } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': words.close } } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    NumberInput: NumberInput.extend({ defaultProps: unkept }),
    Select: Select.extend({
      defaultProps: {
        size: 'sm',
        // Whoever tabs past one, or opens a form that begins with one, sees the form; a click, a letter or ↓ opens the list.
        openOnFocus: false,
        ...unkept,
        comboboxProps: { shadow: 'none', ...quick },
        scrollAreaProps: upAndDown,
      },
    }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', ...unkept } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm', ...unkept } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false, ...quick } }),
  },
})

/** Text colours that keep at least 4.5:1 in both schemes, where the library's own fall short. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59656c',
    '--mantine-color-placeholder': '#67737a',
    '--mantine-color-error': '#c02a2a',
    '--mantine-color-success': '#1c7a3c',
    '--mantine-color-anchor': '#0f7770',
    '--mantine-color-default-border': 'var(--mantine-color-gray-4)',
    '--mantine-color-accent-light': '#e8f6f4',
    '--mantine-color-accent-light-hover': '#d9efec',
    '--mantine-color-accent-light-color': '#0a5651',
    '--mantine-color-gray-light-color': '#4a555c',
    '--mantine-color-gray-text': '#4a555c',
    '--mantine-color-red-text': '#c02a2a',
    '--mantine-color-red-filled': '#c02a2a',
    '--mantine-color-red-filled-hover': '#a82323',
    '--mantine-color-red-light-color': '#a82323',
    '--mantine-color-orange-light-color': '#8f4a06',
    '--mantine-color-yellow-light-color': '#7a5200',
    '--mantine-color-green-light-color': '#176234',
    '--mantine-color-blue-light-color': '#17609f',
    '--anteroom-line': 'var(--mantine-color-gray-2)',
    '--anteroom-sunken': 'var(--mantine-color-gray-0)',
    '--anteroom-amber': '#8a5300',
    '--anteroom-amber-surface': '#fff6e0',
    '--anteroom-red': '#b02525',
    '--anteroom-red-surface': '#fdeeee',
    '--anteroom-green': '#176234',
    '--anteroom-green-surface': '#e9f7ee',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-3)',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-success': '#6fd08f',
    '--mantine-color-anchor': '#4fb3aa',
    '--mantine-color-accent-light': '#12322f',
    '--mantine-color-accent-light-hover': '#173d39',
    '--mantine-color-accent-light-color': '#8fd3cb',
    '--mantine-color-accent-text': '#4fb3aa',
    '--mantine-color-accent-outline': '#4fb3aa',
    '--mantine-color-gray-light-color': '#bcc4c8',
    '--mantine-color-gray-text': '#bcc4c8',
    '--mantine-color-red-text': '#ff8f8f',
    '--mantine-color-red-filled': '#b93434',
    '--mantine-color-red-filled-hover': '#a72d2d',
    '--mantine-color-red-light-color': '#ffa8a8',
    '--anteroom-line': 'var(--mantine-color-dark-5)',
    '--anteroom-sunken': 'var(--mantine-color-dark-8)',
    '--anteroom-amber': '#f2c063',
    '--anteroom-amber-surface': '#362a12',
    '--anteroom-red': '#ff9a9a',
    '--anteroom-red-surface': '#3a1d1d',
    '--anteroom-green': '#7fd69b',
    '--anteroom-green-surface': '#163222',
  },
})
