// Starlight as it comes.
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'

export default defineConfig({
  integrations: [starlight({ title: 'Child Protection Plan Handbook', locales: { root: { label: 'English', lang: 'en-GB' } } })]
})
