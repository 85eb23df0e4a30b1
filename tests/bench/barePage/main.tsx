import '@mantine/core/styles.css'
import { Button, MantineProvider, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { must } from '#shared/lib/must.ts'

createRoot(must(document.getElementById('root'), 'root element')).render(
  <MantineProvider>
    <form>
      <Stack>
        <Title>Sign in</Title>
        <TextInput label="E-mail" />
        <PasswordInput label="Password" />
        <Button type="submit">Sign in</Button>
      </Stack>
    </form>
  </MantineProvider>,
)
